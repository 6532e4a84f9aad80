package io.storebridge;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(Storebridge.class);

    @Test
    void packages_keep_their_boundaries() {
        modules.verify();
    }

    @Test
    void the_modules_are_documented() {
        new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
