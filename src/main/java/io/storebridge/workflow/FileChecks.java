package io.storebridge.workflow;

import java.util.List;

/** Looks through a set of files before it is deployed, together with those in force that it leaves as they are. */
public interface FileChecks {

    /** @param files the whole set as it would be in force */
    List<Finding> check(List<DeployableResource> files);
}
