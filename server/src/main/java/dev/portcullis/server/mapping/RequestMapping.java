package dev.portcullis.server.mapping;

import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Resource;
import dev.portcullis.server.web.UnixTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Which part of a request of HTTP is which word of a decision. Can be used by several threads. */
public final class RequestMapping {
    private static final String NO_TIME = "auth_time is neither a number of seconds nor a timestamp";

    private final SourceTable table;

    RequestMapping(SourceTable table) {
        this.table = table;
    }

    /** Reads a request. */
    public Mapped map(HttpExchange raw) {
        ReadExchange exchange = new ReadExchange(raw);
        try {
            Optional<String> user = table.user().text(exchange).filter(name -> !name.isEmpty());
            return user.isEmpty() ? new Mapped.Anonymous() : new Mapped.Question(request(user.get(), exchange));
        } catch (MappingRefusal refusal) {
            return new Mapped.Refused(refusal.message());
        }
    }

    private MappedRequest request(String user, ReadExchange exchange) {
        return new MappedRequest(
                user,
                table.roles().texts(exchange),
                each(table.traits(), Sources::texts, exchange),
                table.authTime().value(exchange).map(RequestMapping::time),
                action(exchange),
                new Resource(
                        required(table.kind(), exchange),
                        required(table.name(), exchange),
                        each(table.labels(), Sources::text, exchange),
                        "",
                        "",
                        properties(table.properties(), exchange)),
                new Client(
                        table.address().text(exchange).orElse(""),
                        table.version().text(exchange).orElse("")),
                properties(table.context(), exchange));
    }

    /** The actions that reach no resource have a meaning of their own, and no request of HTTP may take it. */
    private Action action(ReadExchange exchange) {
        Action action = new Action(required(table.action(), exchange), "", List.of());
        if (!action.reachesResource()) {
            throw new MappingRefusal("the action `" + action.name() + "` is not one of HTTP");
        }
        return action;
    }

    private static String required(Sources sources, ReadExchange exchange) {
        return sources.text(exchange)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new MappingRefusal("the mapping has no " + sources.word() + " for this"));
    }

    private static Properties properties(Map<String, Sources> sources, ReadExchange exchange) {
        return new Properties(each(sources, Sources::value, exchange));
    }

    private static <T> Map<String, T> each(
            Map<String, Sources> sources, BiFunction<Sources, ReadExchange, Optional<T>> kind, ReadExchange exchange) {
        Map<String, T> found = new HashMap<>();
        sources.forEach((name, list) -> kind.apply(list, exchange).ifPresent(value -> found.put(name, value)));
        return found;
    }

    private static Instant time(Object value) {
        try {
            return value instanceof BigDecimal seconds
                    ? UnixTime.of(seconds).orElseThrow(() -> new MappingRefusal(NO_TIME))
                    : Instant.parse(String.valueOf(value));
        } catch (DateTimeException wrong) {
            throw new MappingRefusal(NO_TIME);
        }
    }
}
