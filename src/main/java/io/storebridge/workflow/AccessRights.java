package io.storebridge.workflow;

import static io.storebridge.workflow.Roles.ADMIN;
import static io.storebridge.workflow.Roles.OPERATOR;
import static io.storebridge.workflow.Roles.RECEIVABLES;
import static io.storebridge.workflow.Roles.SALES;
import static io.storebridge.workflow.Roles.STEWARD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The groups, what each may do, and a task filter for each: made where they are missing, never changed afterwards, so that
 * an administrator's changes stay.
 */
@Component
class AccessRights {

    private static final List<String> TASK_GROUPS = List.of(SALES, RECEIVABLES, STEWARD);
    private static final List<Resource> OPERATED = List.of(
            Resources.PROCESS_DEFINITION,
            Resources.PROCESS_INSTANCE,
            Resources.DECISION_DEFINITION,
            Resources.DECISION_REQUIREMENTS_DEFINITION,
            Resources.DEPLOYMENT,
            Resources.TASK,
            Resources.FILTER,
            Resources.BATCH);

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final TransactionTemplate transaction;
    private final Users users;
    private final FirstAdministrator administrator;

    AccessRights(
            IdentityService identities,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            TransactionTemplate transaction,
            Users users,
            FirstAdministrator administrator) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.transaction = transaction;
        this.users = users;
        this.administrator = administrator;
    }

    void provide() {
        transaction.executeWithoutResult(status -> {
            TASK_GROUPS.stream().filter(this::addGroup).forEach(this::setUpTaskGroup);
            if (addGroup(OPERATOR)) {
                setUpOperators();
            }
            if (addGroup(ADMIN)) {
                // The web apps show their set-up page until this group of theirs has a member.
                addGroup(Groups.CAMUNDA_ADMIN);
                for (Resource resource : Resources.values()) {
                    grant(ADMIN, resource, "*", Permissions.ALL);
                }
            }
            if (administrator.given()) {
                users.provide(administrator.id(), administrator.id(), "", "", administrator.password(), ADMIN);
            }
        });
    }

    private void setUpTaskGroup(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        grant(group, Resources.USER, "*", Permissions.READ);
        grant(group, Resources.GROUP, "*", Permissions.READ);
        addFilter(
                group,
                title(group) + ": to do",
                -10,
                tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks());
        addFilter(group, "Mine", -5, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    }

    private void setUpOperators() {
        for (String application : List.of("tasklist", "cockpit", "welcome")) {
            grant(OPERATOR, Resources.APPLICATION, application, Permissions.ACCESS);
        }
        for (Resource resource : OPERATED) {
            grant(OPERATOR, resource, "*", Permissions.ALL);
        }
        grant(OPERATOR, Resources.USER, "*", Permissions.READ);
        grant(OPERATOR, Resources.GROUP, "*", Permissions.READ);
        addFilter(OPERATOR, "All tasks", 0, tasks.createTaskQuery());
    }

    private boolean addGroup(String id) {
        if (identities.createGroupQuery().groupId(id).count() > 0) {
            return false;
        }
        var group = identities.newGroup(id);
        group.setName(title(id));
        group.setType("WORKFLOW");
        identities.saveGroup(group);
        return true;
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(resourceId);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    private void addFilter(String group, String name, int priority, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        Map<String, Object> properties = new HashMap<>();
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", new ArrayList<>());
        filter.setProperties(properties);
        filters.saveFilter(filter);
        grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private static String title(String group) {
        return Character.toUpperCase(group.charAt(0)) + group.substring(1);
    }
}
