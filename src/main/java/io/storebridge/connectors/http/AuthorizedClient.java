package io.storebridge.connectors.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends the token with each request, to where the token belongs; one that is answered with 401 is sent once more with a new token. */
final class AuthorizedClient implements Client {

    private static final int UNAUTHORIZED = 401;

    private final Client target;
    private final AccessTokens tokens;

    AuthorizedClient(Client target, AccessTokens tokens) {
        this.target = target;
        this.tokens = tokens;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        AccessTokens.Token token = tokens.get();
        Response response = target.execute(with(token, request), options);
        if (response.status() != UNAUTHORIZED) {
            return response;
        }
        tokens.forget(token);
        return target.execute(with(tokens.get(), request), options);
    }

    private static Request with(AccessTokens.Token token, Request request) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put("Authorization", List.of("Bearer " + token.value()));
        return Request.create(
                request.httpMethod(),
                url(token.home(), request.url()),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }

    private static String url(URI home, String url) {
        if (home == null) {
            return url;
        }
        URI asked = URI.create(url);
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return home.getScheme() + "://" + home.getRawAuthority() + asked.getRawPath() + query;
    }
}
