package io.storebridge.workflow;

import io.storebridge.operations.DeployedFiles;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which content of which file was deployed when, and by whom: the newest row of a name is what is in force. */
@Component
class DeployedResources implements DeployedFiles {

    private final JdbcClient database;

    /**
     * The content of a file that is in force.
     *
     * @param origin the folder or the request that brought it
     * @param by the host or the caller; empty when that was not recorded
     */
    record InForce(String name, String sha256, String origin, String by, Instant deployedAt) {}

    DeployedResources(JdbcClient database) {
        this.database = database;
    }

    /** One deployment at a time across nodes, until the transaction ends. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('storebridge.deployment'))")
                .query((row, number) -> true)
                .list();
    }

    /** What is in force, by name. */
    Map<String, InForce> inForce() {
        return database
                .sql(
                        """
                        select distinct on (r.name) r.name, r.sha256, r.origin, coalesce(d.deployed_by, ''), r.deployed_at
                        from deployed_resource r left join deployment d on d.id = r.deployment
                        order by r.name, r.id desc""")
                .query((row, number) -> new InForce(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(InForce::name, Function.identity()));
    }

    /** All hashes that a name ever had. */
    Set<String> everDeployed(String name) {
        return Set.copyOf(database.sql("select sha256 from deployed_resource where name = ?")
                .param(name)
                .query(String.class)
                .list());
    }

    boolean isEmpty() {
        return revision() == 0;
    }

    /** @return which of the file's contents this is, counted from 1 */
    int add(DeployableResource resource, String engineDeployment, String origin, long deployment) {
        database.sql(
                        """
                        insert into deployed_resource (name, sha256, content, deployment_id, origin, deployment)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(resource.name(), resource.sha256(), resource.content(), engineDeployment, origin, deployment)
                .update();
        return database.sql("select count(*) from deployed_resource where name = ?")
                .param(resource.name())
                .query(Integer.class)
                .single();
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
