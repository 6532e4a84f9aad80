package io.storebridge.commerce;

/**
 * Whose turn it is to tell how far an order is: one run at a time for a placed order and all of its parts. Who has the turn
 * reads the ERP after it was taken, so that no run overtakes another with what it read before.
 */
public interface OrderTurns {

    /**
     * Takes the turn, also again and from a run that is over; an order that is not ours needs none. False when another run
     * has it: when that one lets go, a run of {@code order-progress} is started for this number.
     */
    @Operation(
            id = "orders.take-turn",
            title = "Take the turn to tell the order's progress",
            description =
                    "Takes the turn to tell this order's progress, so that two runs do not tell it at a time. turn is false when another run has it.",
            result = "turn")
    boolean takeTurn(@Input(title = "Order number", hint = Hints.ORDER_NUMBER) String orderNumber, Step step);

    /** Lets the turn go; nothing happens when another run has it. */
    @Operation(
            id = "orders.end-turn",
            title = "Let the turn go",
            description = "Lets the turn go; a run that waits for it goes on.")
    void endTurn(@Input(title = "Order number", hint = Hints.ORDER_NUMBER) String orderNumber, Step step);
}
