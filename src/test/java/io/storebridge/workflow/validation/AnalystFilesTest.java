package io.storebridge.workflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.workflow.DeployableResource;
import io.storebridge.workflow.Finding;
import io.storebridge.workflow.ResourceFolder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks that an analyst's files go through before deployment, over the files that Storebridge comes with. */
class AnalystFilesTest {

    @Test
    void the_files_that_storebridge_comes_with_have_no_errors() {
        List<DeployableResource> files = new ArrayList<>(new ResourceFolder("file:processes").read());
        files.addAll(new ResourceFolder("file:forms").read());

        assertThat(files).hasSizeGreaterThan(50);
        assertThat(new FileValidation(List::of).check(files))
                .filteredOn(finding -> finding.severity() == Finding.Severity.error)
                .map(CheckFiles::line)
                .isEmpty();
    }
}
