package io.storebridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineImportsTest {

    @Test
    void only_the_workflow_package_imports_the_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.storebridge.workflow..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("a move to a maintained fork of the engine has to stay a rename (ADR-0001)")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.storebridge"));
    }
}
