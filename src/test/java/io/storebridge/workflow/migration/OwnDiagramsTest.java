package io.storebridge.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.testing.WithErrands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Instances of our own diagrams can move to an equal version from wherever they wait. */
@WithErrands
class OwnDiagramsTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    static List<Path> diagrams() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_place_where_an_instance_can_wait_is_in_the_plan(Path file) {
        BpmnModelInstance diagram = Bpmn.readModelFromFile(file.toFile());
        List<String> deployments = List.of(deploy(file, diagram), deploy(file, diagram));
        try {
            String key = repository.createProcessDefinitionQuery().deploymentId(deployments.get(0)).list().stream()
                    .map(ProcessDefinition::getKey)
                    .findFirst()
                    .orElseThrow();
            Versions versions = Versions.read(repository, key).orElseThrow();

            Plan plan = new Plan(runtime, versions.old().get(0), versions.newest(), Map.of());

            assertThat(versions.newest().idsThatInstancesCanStandAt())
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(plan.targetOf(id)).isEqualTo(id));
            assertThat(plan.notes()).isEmpty();
        } finally {
            deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        }
    }

    private String deploy(Path file, BpmnModelInstance diagram) {
        return repository
                .createDeployment()
                .addModelInstance(file.getFileName().toString(), diagram)
                .deploy()
                .getId();
    }
}
