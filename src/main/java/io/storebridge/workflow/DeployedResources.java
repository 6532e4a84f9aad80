package io.storebridge.workflow;

import io.storebridge.operations.DeployedFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which content of which file was deployed when, and by whom: the newest row of a name is what is in force. */
@Component
class DeployedResources implements DeployedFiles {

    private final JdbcClient database;

    DeployedResources(JdbcClient database) {
        this.database = database;
    }

    /** One deployment at a time across nodes, until the transaction ends. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('storebridge.deployment'))")
                .query((row, number) -> true)
                .list();
    }

    /** The hash in force by name. */
    Map<String, String> inForce() {
        return database
                .sql("select distinct on (name) name, sha256 from deployed_resource order by name, id desc")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All hashes that a name ever had. */
    Set<String> everDeployed(String name) {
        return Set.copyOf(database.sql("select sha256 from deployed_resource where name = ?")
                .param(name)
                .query(String.class)
                .list());
    }

    void add(DeployableResource resource, String deploymentId, String origin) {
        database.sql(
                        """
                        insert into deployed_resource (name, sha256, content, deployment_id, origin)
                        values (?, ?, ?, ?, ?)""")
                .params(resource.name(), resource.sha256(), resource.content(), deploymentId, origin)
                .update();
    }

    /** Grows with each deployment on any node. */
    long revision() {
        return database.sql("select coalesce(max(id), 0) from deployed_resource")
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<byte[]> content(String name) {
        return database.sql(
                        "select content from deployed_resource where name = ? order by id desc fetch first row only")
                .param(name)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Name and content of the files in force whose names end so. */
    List<DeployableResource> inForceEndingWith(String ending) {
        return database.sql(
                        """
                        select distinct on (name) name, content from deployed_resource
                        where right(name, length(?)) = ? order by name, id desc""")
                .params(ending, ending)
                .query((row, number) -> new DeployableResource(row.getString(1), row.getBytes(2)))
                .list();
    }
}
