package io.storebridge.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * Strangers see health and nothing else. Storefronts show their key at /api; people sign in to Camunda's web apps with the
 * engine's own login, and to everything else with the same name and password. (engine-rest asks again by its own filter,
 * which sets the user's rights, but would list the engines to anybody.)
 */
@Configuration
class SecurityRules {

    private static final String UNAUTHORIZED =
            """
            {"type":"about:blank","title":"Unauthorized","status":401,"detail":"%s"}""";

    /**
     * Patterns are matched against the whole path. By default they are matched against what is left after the servlet's
     * own mapping, and the rules for /camunda/** would miss the web apps' API, which has servlets of its own.
     */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeys keys) throws Exception {
        return stateless(http.securityMatcher("/api/**"), keys)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("CALLER"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                        unauthorized("Bearer", "Send your key: Authorization: Bearer <key>")))
                .build();
    }

    /** Camunda's web apps check logins, rights and CSRF tokens themselves, and send their own security headers. */
    @Bean
    @Order(2)
    SecurityFilterChain camunda(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/camunda/**",
                        // The login page looks for a greeting here; a request for a password would block its fields.
                        "/camunda-welcome",
                        "/forms/**",
                        "/storebridge/**",
                        "/favicon.ico",
                        "/")
                .authorizeHttpRequests(requests -> requests
                        // The first administrator is made by configuration, not by whoever comes first.
                        .requestMatchers("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Other systems' calls; their signatures are checked where they arrive. */
    @Bean
    @Order(3)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain others(HttpSecurity http, ApiKeys keys, EngineUsers users) throws Exception {
        return stateless(http, keys)
                .authenticationProvider(users)
                .httpBasic(basic -> basic.authenticationEntryPoint(
                        unauthorized("Basic realm=\"Storebridge\"", "Sign in with your name and password")))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**", "/error")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAnyRole("OPERATOR", "ADMIN")
                                .anyRequest()
                                .authenticated())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, ApiKeys keys) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiKeyFilter(keys), UsernamePasswordAuthenticationFilter.class);
    }

    private static AuthenticationEntryPoint unauthorized(String challenge, String detail) {
        return (request, response, failure) -> {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("WWW-Authenticate", challenge);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(UNAUTHORIZED.formatted(detail));
        };
    }
}
