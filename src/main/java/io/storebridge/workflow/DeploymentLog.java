package io.storebridge.workflow;

import io.storebridge.workflow.Deployment.Change;
import io.storebridge.workflow.Deployment.Definition;
import io.storebridge.workflow.Deployment.DeployedFile;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the console, in words, what was deployed or why not. */
final class DeploymentLog {

    private static final Logger log = LoggerFactory.getLogger("io.storebridge.deployments");

    /** More are named on one line, without their versions. */
    private static final int MOST_LINES = 12;

    private DeploymentLog() {}

    static void tell(Deployment attempt, int brought) {
        String what = heading(attempt);
        switch (attempt.outcome()) {
            case unchanged -> log.info("{}: nothing new, in force already ({} looked at)", what, count(brought));
            case refused -> {
                if (attempt.files().stream().allMatch(file -> file.change() == Change.older)) {
                    log.warn("{}: left out, what is in force stays\n{}", what, lines(attempt.findings()));
                } else {
                    log.error("{}: NOT DEPLOYED, what was in force stays\n{}", what, lines(attempt.findings()));
                }
            }
            case deployed -> {
                log.info("{}: deployed {}", what, files(attempt));
                if (!attempt.findings().isEmpty()) {
                    log.warn("{}: deployed, but look at\n{}", what, lines(attempt.findings()));
                }
            }
        }
    }

    private static String heading(Deployment attempt) {
        String cause =
                switch (attempt.cause()) {
                    case start -> "start of " + attempt.by();
                    case folder -> "folder watched by " + attempt.by();
                    case request -> "sent by " + attempt.by();
                };
        return attempt.id() == null ? cause : "Deployment %d, %s".formatted(attempt.id(), cause);
    }

    private static String files(Deployment attempt) {
        List<DeployedFile> files = attempt.files().stream()
                .filter(file -> file.change() == Change.added || file.change() == Change.changed)
                .toList();
        if (files.size() > MOST_LINES) {
            return "%d files: %s"
                    .formatted(
                            files.size(), files.stream().map(DeployedFile::name).collect(Collectors.joining(", ")));
        }
        return count(files.size()) + files.stream().map(DeploymentLog::line).collect(Collectors.joining());
    }

    private static String count(int files) {
        return files == 1 ? "1 file" : files + " files";
    }

    private static String line(DeployedFile file) {
        String made = file.definitions().stream().map(DeploymentLog::words).collect(Collectors.joining("; "));
        return "\n  %s from %s%s"
                .formatted(file.name(), file.from(), made.isEmpty() ? ", version " + file.version() : ": " + made);
    }

    private static String words(Definition definition) {
        String name = definition.name() == null ? definition.key() : definition.name();
        return switch (definition.kind()) {
            case process ->
                "workflow '%s' is in version %d%s"
                        .formatted(
                                name,
                                definition.version(),
                                definition.version() == 1 ? "" : "; what is under way stays on its version");
            case decision -> "decision '%s' is in version %d".formatted(name, definition.version());
        };
    }

    /** One line for each finding. */
    static String lines(List<Finding> findings) {
        return findings.stream().map(DeploymentLog::line).collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        String element = finding.element().isEmpty()
                ? ""
                : finding.label().isEmpty()
                        ? ", " + finding.element()
                        : ", '%s' (%s)".formatted(finding.label().replaceAll("\\s+", " "), finding.element());
        return "  %s %s%s: %s. %s."
                .formatted(
                        finding.severity() == Finding.Severity.error ? "[refused]" : "[warning]",
                        finding.file(),
                        element,
                        withoutStop(finding.message()),
                        withoutStop(finding.remedy()));
    }

    private static String withoutStop(String sentence) {
        return sentence.strip().replaceAll("[.]+$", "");
    }
}
