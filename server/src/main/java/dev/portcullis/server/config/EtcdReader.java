package dev.portcullis.server.config;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import dev.portcullis.store.etcd.EtcdSettings.Identity;
import dev.portcullis.store.etcd.EtcdSettings.Login;
import dev.portcullis.store.etcd.EtcdSettings.Tls;
import dev.portcullis.store.remote.SecretFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads where a store in etcd is, and how it is asked. Paths in a file are relative to its folder. */
public final class EtcdReader {
    private static final String ENDPOINTS = "endpoints";
    private static final String NO_ENDPOINT = "an endpoint of etcd is `https://HOST:PORT`";
    private static final String PASSWORD = "password_file";
    private static final String TLS = "tls";

    private final Path folder;
    private final Diagnostics diagnostics = new Diagnostics();

    /** @param folder what paths are relative to */
    public EtcdReader(Path folder) {
        this.folder = folder;
    }

    /** Reads a text. */
    public EtcdReading read(SourceFile file) {
        YamlFile yaml = new YamlReader(YamlLimits.POLICY).read(file);
        diagnostics.addAll(yaml.diagnostics());
        if (!diagnostics.hasErrors() && yaml.documents().size() != 1) {
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(
                    file.all(), "one document", yaml.documents().size() + " documents"));
        }
        if (!diagnostics.hasErrors()) {
            new ShapeChecker(diagnostics).check(yaml.documents().get(0), EtcdShape.SHAPE);
        }
        Optional<EtcdSettings> settings = diagnostics.hasErrors()
                ? Optional.empty()
                : settings(new ConfigFields(Fields.of(yaml.documents().get(0)), folder, diagnostics));
        return new EtcdReading(diagnostics.hasErrors() ? Optional.empty() : settings, diagnostics.sorted());
    }

    private Optional<EtcdSettings> settings(ConfigFields fields) {
        Optional<EtcdSettings> settings = endpoints(fields);
        settings = with(settings, fields, "prefix", fields.text("prefix"), kept -> kept::under);
        settings = with(settings, fields, PASSWORD, login(fields), kept -> kept::as);
        settings = with(settings, fields, TLS, tls(fields), kept -> kept::with);
        return settings.flatMap(kept -> deadlines(fields.part("timeouts")).map(kept::within));
    }

    /** A member as it is written; missing where that is no address at all. */
    public static Optional<URI> endpoint(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException nonsense) {
            return Optional.empty();
        }
    }

    /** Each by itself, so that what is wrong with one is told at its place. */
    private Optional<EtcdSettings> endpoints(ConfigFields fields) {
        List<URI> good = new ArrayList<>();
        for (Fragment written : fields.fields().texts(ENDPOINTS)) {
            try {
                URI endpoint = endpoint(written.text()).orElseThrow(() -> new IllegalArgumentException(NO_ENDPOINT));
                good.addAll(EtcdSettings.at(List.of(endpoint)).endpoints());
            } catch (IllegalArgumentException unusable) {
                diagnostics.add(
                        DiagnosticCode.INVALID_FIELD.at(written.place(), String.valueOf(unusable.getMessage())));
            }
        }
        if (good.isEmpty() && !diagnostics.hasErrors()) {
            fields.refuse(ENDPOINTS, "at least one endpoint of etcd is needed");
        }
        return good.isEmpty() ? Optional.empty() : Optional.of(EtcdSettings.at(good));
    }

    private static <T> Optional<EtcdSettings> with(
            Optional<EtcdSettings> settings,
            ConfigFields fields,
            String name,
            Optional<T> value,
            Function<EtcdSettings, Function<T, EtcdSettings>> wither) {
        try {
            return settings.map(kept -> value.map(wither.apply(kept)).orElse(kept));
        } catch (IllegalArgumentException unusable) {
            fields.refuse(name, String.valueOf(unusable.getMessage()));
            return settings;
        }
    }

    private Optional<Login> login(ConfigFields fields) {
        Optional<String> user = fields.text("user");
        Optional<Path> file = fields.path(PASSWORD);
        if (user.isPresent() != file.isPresent()) {
            fields.refuse(user.isPresent() ? "user" : PASSWORD, "`user` and `password_file` belong together");
        }
        return user.flatMap(
                name -> file.flatMap(secret -> password(fields, secret)).map(password -> new Login(name, password)));
    }

    private static Optional<String> password(ConfigFields fields, Path file) {
        try {
            return Optional.of(SecretFile.password(file));
        } catch (IllegalArgumentException unusable) {
            fields.refuse(PASSWORD, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Tls> tls(ConfigFields fields) {
        if (fields.fields().node(TLS).isEmpty()) {
            return Optional.empty();
        }
        ConfigFields written = fields.part(TLS);
        Optional<Path> certificate = file(written, "certificate");
        Optional<Path> key = file(written, "key");
        if (certificate.isPresent() != key.isPresent()) {
            written.refuse(certificate.isPresent() ? "certificate" : "key", "`certificate` and `key` belong together");
        }
        Optional<Identity> identity = certificate.flatMap(chain -> key.map(secret -> new Identity(chain, secret)));
        return Optional.of(new Tls(file(written, "ca"), identity));
    }

    private Optional<Path> file(ConfigFields fields, String name) {
        Optional<Path> path = fields.path(name);
        path.filter(file -> !Files.isReadable(file))
                .ifPresent(file -> diagnostics.add(DiagnosticCode.UNREADABLE_FILE.at(
                        fields.fields().placeOf(name), file, "it is not there, or not for us")));
        return path;
    }

    private Optional<Deadlines> deadlines(ConfigFields fields) {
        Deadlines usual = Deadlines.DEFAULT;
        Duration write = fields.time("write", usual.write());
        Duration read = fields.time("read", usual.read());
        Duration attempt = fields.time("attempt", usual.attempt());
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(new Deadlines(write, read, attempt));
    }
}
