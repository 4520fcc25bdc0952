package dev.portcullis.benchmark.guard;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** The classes that this virtual machine has loaded so far. */
final class LoadedClasses {
    /** What compiles rules at run time; none of it has a place where requests are decided. */
    private static final List<String> COMPILERS = List.of(
            "org.mvel",
            "org.drools.mvel",
            "org.drools.drl.",
            "org.drools.ecj",
            "org.drools.model.codegen",
            "org.drools.modelcompiler.builder.generator",
            "org.eclipse.jdt",
            "com.github.javaparser",
            "com.sun.tools.javac");

    private static final Pattern NOT_A_NAME = Pattern.compile("[|\\s-]+|/0x.*|/null");

    private final List<String> names;

    LoadedClasses(Stream<String> names) {
        this.names = names.toList();
    }

    static LoadedClasses now() {
        try {
            Object text = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmClassHierarchy",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return new LoadedClasses(
                    text.toString().lines().map(line -> NOT_A_NAME.matcher(line).replaceAll("")));
        } catch (JMException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Those of compilers. */
    List<String> ofCompilers() {
        return names.stream()
                .filter(name -> COMPILERS.stream().anyMatch(name::startsWith))
                .sorted()
                .toList();
    }
}
