package dev.portcullis.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that {@code keytool} makes: an authority, and those that it issues. */
public record TestCertificates(Path folder) {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    public static TestCertificates in(Path folder) {
        return new TestCertificates(folder).signItself(AUTHORITY, "CN=authority", "bc:c");
    }

    /** Makes a certificate that nobody has issued; whoever trusts it has to name it. */
    public TestCertificates signItself(String name, String subject, String extension) {
        List<String> make = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                subject,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2"));
        if (!extension.isEmpty()) {
            make.addAll(List.of("-ext", extension));
        }
        keytool(make.toArray(String[]::new));
        write(name);
        return this;
    }

    /** Makes a certificate of RSA whose time is over, or has not come yet. */
    public TestCertificates from(String name, String begin) {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-startdate",
                begin,
                "-validity",
                "1");
        write(name);
        return this;
    }

    /** Has the authority issue a certificate. */
    public TestCertificates issue(String name, String subject, String extension) {
        signItself(name, subject, extension);
        keytool("-certreq", "-alias", name, "-file", file(name, ".csr"), "-ext", extension);
        keytool(
                "-gencert",
                "-alias",
                AUTHORITY,
                "-infile",
                file(name, ".csr"),
                "-outfile",
                file(name, ".signed"),
                "-validity",
                "2",
                "-rfc",
                "-ext",
                extension);
        keytool("-importcert", "-noprompt", "-alias", name, "-file", file(name, ".signed"));
        write(name);
        return this;
    }

    public Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** A client that trusts some servers and shows a certificate; none for an empty name. */
    public SSLContext client(String name, String... servers) {
        try {
            KeyStore trusted = empty();
            for (String server : servers) {
                trusted.setCertificateEntry(server, all().getCertificate(server));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore own = empty();
            if (!name.isEmpty()) {
                own.setKeyEntry(
                        name,
                        all().getKey(name, PASSWORD.toCharArray()),
                        PASSWORD.toCharArray(),
                        all().getCertificateChain(name));
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private String file(String name, String ending) {
        return folder.resolve(name + ending).toString();
    }

    private KeyStore all() throws GeneralSecurityException, IOException {
        try (InputStream stream = Files.newInputStream(folder.resolve("all.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, PASSWORD.toCharArray());
            return store;
        }
    }

    private void write(String name) {
        try {
            Files.writeString(
                    certificate(name),
                    pem("CERTIFICATE", all().getCertificate(name).getEncoded()));
            Files.writeString(
                    key(name),
                    pem(
                            "PRIVATE KEY",
                            all().getKey(name, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", file("all", ".p12"), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(Files.readString(folder.resolve("keytool.log")));
            }
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
