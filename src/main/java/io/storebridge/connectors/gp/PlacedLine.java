package io.storebridge.connectors.gp;

import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.gp.SopNodes.Line;

/** A line of a placed order with GP's item, unit, price and markdown. */
record PlacedLine(PlacedOrder.Line placed, Line line, Markdown markdown) {

    /** The line in its document; the total is the one after the markdown. */
    PlacedLine at(int sequence) {
        Line moved = new Line(
                sequence,
                line.index(),
                line.item(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.warehouse(),
                line.price(),
                markdown.total(),
                line.note(),
                line.kept());
        return new PlacedLine(placed, moved, markdown);
    }
}
