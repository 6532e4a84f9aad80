package io.storebridge.workflow;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves embedded task forms to Tasklist, always the newest deployed version. A form holds no data of its own. */
@RestController
class TaskForms {

    private final DeployedResources deployed;

    TaskForms(DeployedResources deployed) {
        this.deployed = deployed;
    }

    @GetMapping("/forms/{name}.html")
    ResponseEntity<byte[]> form(@PathVariable String name) {
        return deployed.content("forms/" + name + ".html")
                .map(content -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .body(content))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
