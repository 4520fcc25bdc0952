package dev.portcullis.server.mapping;

import dev.portcullis.request.Properties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where one piece of a request comes from. What it finds is a value of JSON. */
sealed interface Source {
    /**
     * Its value in a request; empty where it has none.
     *
     * @throws MappingRefusal if the request cannot be relied on there
     */
    Optional<Object> in(ReadExchange exchange);

    /** Always the same. */
    record Fixed(String value) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return Optional.of(value);
        }
    }

    /** A header field. */
    record Header(String name) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            HttpHeaders headers = exchange.raw().headers();
            if (headers.isDoubtful(name)) {
                throw new MappingRefusal(
                        "the header `" + name + "` holds a comma and may have been sent more than once");
            }
            return headers.value(name).map(Object.class::cast);
        }
    }

    /** The values of a header field that is a list. */
    record HeaderList(String name, String separator) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return exchange.raw().headers().value(name).map(this::items);
        }

        private List<String> items(String value) {
            return List.of(value.split(Pattern.quote(separator), -1)).stream()
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
    }

    /**
     * A claim of a token that the gateway has verified.
     *
     * @param way names of the claim and of those in it
     * @param token what the gateway calls the token; empty for the only one
     */
    record Claim(List<String> way, String token) implements Source {
        public Claim {
            way = List.copyOf(way);
        }

        @Override
        public Optional<Object> in(ReadExchange exchange) {
            Optional<Object> found = claims(exchange.raw().tokens()).map(Properties::values);
            for (String name : way) {
                found = found.flatMap(value ->
                        value instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty());
            }
            return found.filter(value -> !value.equals("") && !value.equals(List.of()));
        }

        private Optional<Properties> claims(Map<String, Properties> tokens) {
            if (!token.isEmpty()) {
                return Optional.ofNullable(tokens.get(token));
            }
            if (tokens.size() > 1) {
                throw new MappingRefusal("there is more than one token, and the mapping does not say which one counts");
            }
            return tokens.values().stream().findFirst();
        }
    }

    /** What the gateway's own configuration says of the route. */
    record Extension(String name) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return Optional.ofNullable(exchange.raw().extensions().get(name))
                    .filter(value -> !value.isEmpty())
                    .map(Object.class::cast);
        }
    }

    /** A name in the certificate of the client. */
    record Certificate(CertificatePart part) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            List<String> names = part.in(exchange.raw().certificate());
            return names.isEmpty() ? Optional.empty() : Optional.of(names);
        }
    }

    /** A part of the request. */
    record Part(RequestPart part) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            String value = part.in(exchange);
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
    }

    /** A word for each method. */
    record Method(Map<String, String> words) implements Source {
        public Method {
            words = Map.copyOf(words);
        }

        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return Optional.ofNullable(words.get(exchange.raw().method()));
        }
    }

    /** Something made of the path, if that looks as expected. */
    record Path(Template template, Filling value) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return template.match(exchange.path().segments()).map(value::with);
        }
    }

    /** Something made of the host, if that looks as expected. */
    record Host(Template template, Filling value) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return exchange.host()
                    .map(HostName::labels)
                    .flatMap(template::match)
                    .map(value::with);
        }
    }

    /**
     * What another source finds, without what it must begin and end with; what does not is not found.
     *
     * @param after beginning
     * @param before end
     */
    record Between(Source source, String after, String before) implements Source {
        @Override
        public Optional<Object> in(ReadExchange exchange) {
            return source.in(exchange).flatMap(value -> value instanceof List<?> list ? all(list) : one(value));
        }

        private Optional<Object> one(Object value) {
            return value instanceof String text
                            && text.length() > after.length() + before.length()
                            && text.startsWith(after)
                            && text.endsWith(before)
                    ? Optional.of(text.substring(after.length(), text.length() - before.length()))
                    : Optional.empty();
        }

        private Optional<Object> all(List<?> values) {
            List<Object> found =
                    values.stream().flatMap(value -> one(value).stream()).toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        }
    }
}
