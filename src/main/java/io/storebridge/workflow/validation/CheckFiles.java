package io.storebridge.workflow.validation;

import io.storebridge.workflow.DeployableResource;
import io.storebridge.workflow.Finding;
import io.storebridge.workflow.ResourceFolder;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The checks as a command: {@code tools/check processes forms}. It starts nothing and needs no database. */
final class CheckFiles {

    private CheckFiles() {}

    public static void main(String[] folders) {
        LoggingSystem.get(CheckFiles.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        System.exit(run(List.of(folders), System.out));
    }

    /** @return 0: no error; 1: errors; 2: the command is used wrongly */
    static int run(List<String> folders, PrintStream out) {
        if (folders.isEmpty()) {
            out.println("Which folders? tools/check processes forms");
            return 2;
        }
        List<DeployableResource> files = new ArrayList<>();
        for (String folder : folders) {
            Path path = Path.of(folder).toAbsolutePath().normalize();
            if (!Files.isDirectory(path)) {
                out.println("There is no folder " + folder);
                return 2;
            }
            files.addAll(new ResourceFolder("file:" + path).read());
        }
        List<Finding> findings = new FileValidation(List::of).check(files);
        findings.forEach(finding -> out.println(line(finding)));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.error)
                .count();
        out.printf("%d files: %d errors, %d warnings%n", files.size(), errors, findings.size() - errors);
        return errors == 0 ? 0 : 1;
    }

    /** {@code file: element "label": message. remedy} */
    static String line(Finding finding) {
        StringBuilder line = new StringBuilder(finding.file()).append(": ");
        if (finding.severity() == Finding.Severity.warning) {
            line.append("(warning) ");
        }
        line.append(finding.element());
        if (!finding.label().isEmpty()) {
            line.append(finding.element().isEmpty() ? "" : " ")
                    .append('"')
                    .append(finding.label())
                    .append('"');
        }
        if (!finding.element().isEmpty() || !finding.label().isEmpty()) {
            line.append(": ");
        }
        return line.append(finding.message())
                .append(". ")
                .append(finding.remedy())
                .toString();
    }
}
