package io.storebridge.workflow.validation;

/** Looks for one kind of mistake in the whole set. */
interface Check {

    void check(FileSet files, Findings findings);
}
