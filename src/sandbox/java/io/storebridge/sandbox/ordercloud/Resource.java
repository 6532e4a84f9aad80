package io.storebridge.sandbox.ordercloud;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of object that is listed, read, created, replaced, patched and deleted by the same rules as all the others.
 *
 * @param name the model's name, as errors call it
 * @param path its collection, with the parents' ids as variables
 * @param parents the resources that the variables name, outermost first
 * @param identity the fields that make the id of an assignment; empty for what has an ID
 * @param search the fields that a search looks into when it names none
 */
record Resource(
        String name,
        String path,
        List<String> parents,
        Map<String, Field> fields,
        List<String> identity,
        List<String> search) {

    /** @param fields their specs, divided by blanks; see {@link Field#of} */
    static Resource of(String name, String path, String fields, String... parents) {
        Map<String, Field> byName = new LinkedHashMap<>();
        Arrays.stream(fields.strip().split("\\s+")).map(Field::of).forEach(field -> byName.put(field.name(), field));
        List<String> search = byName.keySet().stream()
                .filter(List.of("ID", "Name", "Description", "Username", "Email", "FirstName", "LastName")::contains)
                .toList();
        return new Resource(name, path, List.of(parents), byName, List.of(), search);
    }

    Resource identifiedBy(String... fieldNames) {
        return new Resource(name, path, parents, fields, List.of(fieldNames), search);
    }

    boolean isAssignment() {
        return !identity.isEmpty();
    }

    /** The field whatever the case of its name; null when there is none. */
    Field field(String fieldName) {
        Field exact = fields.get(fieldName);
        return exact != null
                ? exact
                : fields.values().stream()
                        .filter(field -> field.name().equalsIgnoreCase(fieldName))
                        .findFirst()
                        .orElse(null);
    }
}
