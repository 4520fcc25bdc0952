package dev.portcullis.store.etcd;

import dev.portcullis.program.DebianPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A cluster of real etcd processes on the loopback interface, with ports and data of its own. Tests that cannot have one are
 * skipped and say why.
 */
public final class EtcdCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 50;

    private final Path folder;
    private final EtcdControl control;
    private final List<EtcdMember> members;

    private EtcdCluster(Path folder, int size, EtcdOptions options) {
        this.folder = folder;
        this.control = new EtcdControl(folder, options);
        this.members = IntStream.range(0, size)
                .mapToObj(i -> new EtcdMember("m" + i, folder, options))
                .toList();
    }

    /**
     * Starts a cluster; returns when it answers.
     *
     * @param folder where its data goes, and what it says; the caller's to remove
     * @param size how many members it has
     */
    public static EtcdCluster start(Path folder, int size, EtcdOptions options) {
        DebianPackage.demand("etcd", "etcd-server");
        DebianPackage.demand("etcdctl", "etcd-client");
        EtcdCluster cluster = new EtcdCluster(folder, size, options);
        try {
            cluster.startAll();
            return cluster;
        } catch (RuntimeException | Error failed) {
            cluster.close();
            throw failed;
        }
    }

    /** One member that is a cluster by itself. */
    public static EtcdCluster single(Path folder) {
        return start(folder, 1, EtcdOptions.QUICK);
    }

    /** Three members, of which one may be missing. */
    public static EtcdCluster ofThree(Path folder) {
        return start(folder, 3, EtcdOptions.QUICK);
    }

    public List<EtcdMember> members() {
        return members;
    }

    /** Where clients find the members. */
    public List<String> endpoints() {
        return members.stream().map(EtcdMember::endpoint).toList();
    }

    /** Where clients find the members at one of the further addresses of the options. */
    public List<String> endpoints(String host) {
        return members.stream().map(member -> member.endpoint(host)).toList();
    }

    /** Starts the members that are not running, and waits until all answer. */
    public void startAll() {
        members.stream().filter(member -> !member.isRunning()).forEach(this::start);
        awaitAnswer();
    }

    /** Starts one member with the data that it has; waits for nobody. */
    public void start(EtcdMember member) {
        member.start(members);
    }

    /** Waits until every running member answers a read that a majority has to agree to. */
    public void awaitAnswer() {
        long begin = System.nanoTime();
        for (EtcdMember member : running()) {
            while (control.attempt(List.of(member.endpoint()), "endpoint", "health")
                            .exit()
                    != 0) {
                pause(begin, member.name() + " does not answer; it said: " + member.said());
            }
        }
    }

    /** The member that the others follow; waits until there is one. It must not be paused, nor any that runs. */
    public EtcdMember leader() {
        long begin = System.nanoTime();
        while (true) {
            Optional<EtcdMember> leader = running().stream().filter(this::leads).findFirst();
            if (leader.isPresent()) {
                return leader.orElseThrow();
            }
            pause(begin, "nobody leads");
        }
    }

    /** The members that do not lead. */
    public List<EtcdMember> followers() {
        EtcdMember leader = leader();
        return members.stream().filter(member -> !member.equals(leader)).toList();
    }

    /** The fifth column of this command tells who leads. */
    private boolean leads(EtcdMember member) {
        String[] columns =
                control.run(List.of(member.endpoint()), "endpoint", "status").split(", ", -1);
        return columns.length > 4 && columns[4].equals("true");
    }

    /** What {@code etcdctl} says when it asks all running members; it has to succeed. */
    public String ctl(String... words) {
        return control.run(asked(), words);
    }

    /** The same, which may fail as well; the answer is what it says. */
    public String attempt(String... words) {
        return control.attempt(asked(), words).output();
    }

    private List<String> asked() {
        return running().stream().map(EtcdMember::endpoint).toList();
    }

    /** The revision of etcd that comes next is one higher than this. */
    public long revision() {
        String status = control.run(List.of(running().get(0).endpoint()), "get", "x", "--write-out=json");
        return Long.parseLong(status.replaceFirst("(?s).*\"revision\":(\\d+).*", "$1"));
    }

    /** Forgets what came before a revision of etcd, so that nobody can watch from there any more. */
    public void compact(long revision) {
        ctl("compact", "--physical", Long.toString(revision));
    }

    /** Writes all that the cluster holds to a file. */
    public Path backup(String name) {
        Path file = folder.resolve(name);
        control.run(List.of(running().get(0).endpoint()), "snapshot", "save", file.toString());
        return file;
    }

    /** Ends all members, puts what a backup holds in the place of their data, and starts them with that. */
    public void restore(Path backup) {
        close();
        for (EtcdMember member : members) {
            remove(member.data());
            control.run(
                    List.of(member.endpoint()),
                    "snapshot",
                    "restore",
                    backup.toString(),
                    "--name=" + member.name(),
                    "--data-dir=" + member.data(),
                    "--initial-cluster=" + EtcdMember.together(members),
                    "--initial-cluster-token=portcullis",
                    "--initial-advertise-peer-urls=" + member.peer());
        }
        startAll();
    }

    private static void remove(Path data) {
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, IOException none) throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<EtcdMember> running() {
        return members.stream().filter(EtcdMember::isRunning).toList();
    }

    private static void pause(long begin, String otherwise) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new AssertionError(otherwise);
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException hurry) {
            throw new AssertionError("interrupted: " + otherwise, hurry);
        }
    }

    /** Ends all members at once; their data stays. */
    @Override
    public void close() {
        members.forEach(EtcdMember::close);
    }
}
