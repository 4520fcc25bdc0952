package dev.portcullis.server.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A gateway as it speaks over the network. */
final class GatewayClient {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String caller;
    private final String gateway;

    GatewayClient(SessionServer server, String caller, String gateway) {
        this(server.uri(), caller, gateway);
    }

    private GatewayClient(URI server, String caller, String gateway) {
        this.server = server;
        this.caller = caller;
        this.gateway = gateway;
    }

    /**
     * An answer.
     *
     * @param status status code of HTTP
     * @param body what came with it; a missing node for nothing
     */
    record Answer(int status, JsonNode body) {
        String text(String name) {
            return body.path(name).asString();
        }
    }

    /** Opens a session of a user on a machine. */
    Answer open(String user) {
        return open(user, "");
    }

    /** The same, with more in the request. */
    Answer open(String user, String more) {
        return post("", "{\"request\":" + request(user, more) + "}");
    }

    static String request(String user, String more) {
        return "{\"user\":\"" + user + "\",\"protocol\":\"ssh\",\"action\":\"connect\",\"login\":\"root\","
                + "\"resource\":{\"kind\":\"node\",\"name\":\"web-1\"}" + more + "}";
    }

    /** The id of a session that is opened now. */
    String opened(String user) {
        Answer answer = open(user);
        if (answer.status() != 201) {
            throw new AssertionError("not opened: " + answer);
        }
        return answer.text("session");
    }

    Answer post(String path, String body) {
        return send("POST", path + query(), body);
    }

    Answer delete(String path) {
        return send("DELETE", path + query(), "");
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer renew(String session) {
        return post("/" + session + "/heartbeat", "");
    }

    Answer acknowledge(String session) {
        return post("/" + session + "/acknowledgement", "");
    }

    Answer acknowledgeAll(List<String> sessions) {
        return post("/acknowledgements", "{\"sessions\":" + list(sessions) + "}");
    }

    Answer renewAll(List<String> sessions) {
        return post("/heartbeats", "{\"sessions\":" + list(sessions) + "}");
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    String gateway() {
        return gateway;
    }

    private String query() {
        return gateway.isEmpty() ? "" : "?gateway=" + gateway;
    }

    /** Listens anew, with the id of the last event that it has seen; empty for none. */
    EventReader listen(String lastEventId) {
        HttpRequest.Builder request = request("/events" + query()).GET();
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("not listening: " + response.statusCode());
            }
            return new EventReader(response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/v1/sessions" + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + caller);
    }

    private Answer send(String method, String path, String body) {
        try {
            HttpResponse<String> response = client.send(
                    request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
