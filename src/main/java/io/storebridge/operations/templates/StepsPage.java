package io.storebridge.operations.templates;

import io.storebridge.operations.OperationDefinition;
import java.util.Collection;
import java.util.stream.Collectors;

/** All steps as a page for analysts ({@code docs/steps.md}). */
final class StepsPage {

    private StepsPage() {}

    static String of(Collection<OperationDefinition> operations) {
        StringBuilder page = new StringBuilder(
                """
                # Steps

                What a diagram can ask Storebridge to do. Made by `tools/element-templates` from the operations; do not edit. How to
                use a step stands in [analysts.md](analysts.md). An input in (brackets) is optional. *Real time* marks steps that
                workflows in real time may take too.
                """);
        String system = "";
        for (OperationDefinition operation : operations) {
            if (!operation.system().equals(system)) {
                system = operation.system();
                page.append("\n## ")
                        .append(OperationTemplates.system(system))
                        .append(
                                "\n\n| step | what it does | inputs | result | says no with |\n|---|---|---|---|---|\n");
            }
            page.append(row(operation));
        }
        return page.toString();
    }

    private static String row(OperationDefinition operation) {
        return "| **%s**<br>`%s`%s | %s | %s | %s | %s |\n"
                .formatted(
                        operation.title(),
                        operation.id(),
                        operation.realTime() ? "<br>*real time*" : "",
                        operation.description().replace("|", "\\|"),
                        operation.inputs().stream().map(StepsPage::input).collect(Collectors.joining(", ")),
                        operation.result().isEmpty() ? "" : "`" + operation.result() + "`",
                        operation.errors().stream()
                                .map(code -> "`" + code + "`")
                                .collect(Collectors.joining(", ")));
    }

    private static String input(OperationDefinition.Parameter input) {
        String name = "`" + input.name() + "`";
        return input.input().required() ? name : "(" + name + ")";
    }
}
