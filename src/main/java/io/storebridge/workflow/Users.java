package io.storebridge.workflow;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who work with tasks and Cockpit, as the engine knows them. */
@Component
public class Users {

    private final IdentityService identities;

    Users(IdentityService identities) {
        this.identities = identities;
    }

    /** The groups of the user when the password is right. */
    public Optional<List<String>> signIn(String id, String password) {
        if (!identities.checkPassword(id, password)) {
            return Optional.empty();
        }
        return Optional.of(identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList());
    }

    /** Makes the user where it is missing; an existing one is left as it is. */
    @Transactional
    public void provide(String id, String firstName, String lastName, String email, String password, String group) {
        if (identities.createUserQuery().userId(id).count() > 0) {
            return;
        }
        var user = identities.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        user.setPassword(password);
        identities.saveUser(user);
        identities.createMembership(id, group);
        if (group.equals(Roles.ADMIN)) {
            identities.createMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }
}
