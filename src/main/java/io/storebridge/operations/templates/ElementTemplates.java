package io.storebridge.operations.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the element templates into {@code processes/element-templates}, the page {@code docs/steps.md}, and stamps the
 * diagrams in {@code processes}.
 */
public final class ElementTemplates {

    private ElementTemplates() {}

    /** @param arguments the folder that holds {@code processes} and {@code docs} */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 0 ? "." : arguments[0]);
        Path processes = root.resolve("processes");
        TemplateFiles files = new TemplateFiles(processes.resolve("element-templates"));
        files.write().forEach(name -> System.out.println("Wrote element-templates/" + name));
        Files.writeString(root.resolve("docs/steps.md"), StepsPage.of(Ports.operations()));
        DiagramStamps stamps = new DiagramStamps(files.present());
        for (Path diagram : diagrams(processes)) {
            String text = Files.readString(diagram);
            String stamped = stamps.stamp(text);
            if (!stamped.equals(text)) {
                Files.writeString(diagram, stamped);
                System.out.println("Stamped " + processes.relativize(diagram));
            }
        }
    }

    static List<Path> diagrams(Path processes) throws IOException {
        try (Stream<Path> files = Files.walk(processes)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }
}
