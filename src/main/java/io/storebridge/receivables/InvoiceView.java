package io.storebridge.receivables;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.Invoice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** One invoice with its lines, as the storefront shows it. */
@Schema(name = "Invoice", description = "An invoice with its lines; decimals are text")
record InvoiceView(
        @JsonUnwrapped InvoiceList.Entry entry,
        @Schema(example = "AARONFIT0001") String customer,
        @Schema(example = "Aaron Fittings & Electric") String customerName,
        @Schema(example = "Net 30") String terms,
        @Schema(type = "string", example = "675.00", description = "The lines' sum; null without lines")
                @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal subtotal,
        @Schema(type = "string", example = "0.00") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal discount,
        @Schema(type = "string", example = "10.00") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal freight,
        @Schema(type = "string", example = "0.00") @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal miscellaneous,
        @Schema(type = "string", example = "47.35") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal tax,
        @Schema(nullable = true) Address billTo,
        @Schema(nullable = true) Address shipTo,
        List<Line> lines) {

    @Schema(name = "InvoiceLine")
    record Line(
            @Schema(example = "CHAI-TSK-BLK") String item,
            @Schema(example = "Task Chair, Black") String description,
            @Schema(type = "string", example = "3") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @Schema(example = "Each") String unit,
            @Schema(type = "string", example = "225.00", description = "Per unit, after the line's markdown")
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal unitPrice,
            @Schema(type = "string", example = "675.00") @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal total) {

        static Line of(Invoice.Line line) {
            return new Line(
                    line.item(), line.description(), line.quantity(), line.unit(), line.unitPrice(), line.total());
        }
    }

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                InvoiceList.Entry.of(invoice),
                invoice.customer(),
                invoice.customerName(),
                invoice.terms(),
                invoice.subtotal(),
                invoice.discount(),
                invoice.freight(),
                invoice.miscellaneous(),
                invoice.tax(),
                invoice.billTo(),
                invoice.shipTo(),
                invoice.lines().stream().map(Line::of).toList());
    }
}
