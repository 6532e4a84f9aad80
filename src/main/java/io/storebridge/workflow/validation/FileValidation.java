package io.storebridge.workflow.validation;

import io.storebridge.operations.DeclaredOperations;
import io.storebridge.operations.OperationDefinition;
import io.storebridge.operations.Operations;
import io.storebridge.workflow.DeployableResource;
import io.storebridge.workflow.FileChecks;
import io.storebridge.workflow.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads the files and puts them through all checks. */
@Component
class FileValidation implements FileChecks {

    private static final List<Check> CHECKS = List.of(
            new DuplicateIds(),
            new ExecutableDiagrams(),
            new StartedWorkflows(),
            new HistoryKept(),
            new KnownOperations(),
            new RequiredInputs(),
            new LiteralInputs(),
            new CaughtErrors(),
            new UnhandledErrors(),
            new References(),
            new MessageSchemas(),
            new StepMappings(),
            new RealTimeSteps(),
            new DiagramVariables(),
            new DecisionVariables(),
            new DrawableForms(),
            new FormVariables(),
            new ValidSchemas());

    private final Supplier<Collection<OperationDefinition>> operations;

    @Autowired
    FileValidation(Operations operations) {
        this(operations::all);
    }

    FileValidation(Supplier<Collection<OperationDefinition>> operations) {
        this.operations = operations;
    }

    /** When a file cannot be read, only that is told: what it holds would be missed by all others. */
    @Override
    public List<Finding> check(List<DeployableResource> files) {
        Map<String, OperationDefinition> byId = new TreeMap<>();
        DeclaredOperations.all().forEach(operation -> byId.put(operation.id(), operation));
        operations.get().forEach(operation -> byId.put(operation.id(), operation));
        Findings findings = new Findings();
        FileSet set = new FileSet(byId);
        FileReader reader = new FileReader(set, findings);
        files.forEach(reader::read);
        if (findings.isEmpty()) {
            CHECKS.forEach(check -> check.check(set, findings));
        }
        return findings.all();
    }
}
