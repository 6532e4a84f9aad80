package io.storebridge.workflow.migration;

import io.storebridge.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.http.HttpStatus;

/** The versions of a workflow's diagram, newest first. */
record Versions(Diagram newest, List<Diagram> old) {

    static Optional<Versions> read(RepositoryService repository, String process) {
        List<Diagram> all = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(definition -> Diagram.of(definition, repository))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Versions(all.get(0), all.subList(1, all.size())));
    }

    int newestNumber() {
        return newest.definition().getVersion();
    }

    /**
     * @param numbers empty: all old ones
     * @throws Problem 400 for a number that is none
     */
    List<Diagram> old(List<Integer> numbers) {
        for (int number : numbers) {
            if (number != newestNumber()
                    && old.stream().noneMatch(diagram -> diagram.definition().getVersion() == number)) {
                throw new Problem(
                        HttpStatus.BAD_REQUEST,
                        "from: there is no version %d; the newest is %d".formatted(number, newestNumber()));
            }
        }
        return old.stream()
                .filter(diagram -> numbers.isEmpty()
                        || numbers.contains(diagram.definition().getVersion()))
                .toList();
    }

    /** @throws Problem 400 for elements that are in no old version, or not in the newest */
    void check(Map<String, String> map) {
        map.forEach((from, to) -> {
            if (old.stream().noneMatch(diagram -> diagram.has(from))) {
                throw bad("no old version has an element with the id " + from);
            }
            if (!newest.has(to)) {
                throw bad("the newest version has no element with the id " + to);
            }
        });
    }

    private static Problem bad(String words) {
        return new Problem(HttpStatus.BAD_REQUEST, "map: " + words);
    }
}
