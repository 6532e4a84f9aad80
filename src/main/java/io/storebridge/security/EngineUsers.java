package io.storebridge.security;

import io.storebridge.workflow.Users;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Lets the engine's users sign in to the pages outside Camunda's web apps: documentation, metrics. */
@Component
class EngineUsers implements AuthenticationProvider {

    private final Users users;

    EngineUsers(Users users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        List<SimpleGrantedAuthority> groups = users
                .signIn(given.getName(), String.valueOf(given.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("The user or the password is wrong"))
                .stream()
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group.toUpperCase()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(given.getName(), null, groups);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
