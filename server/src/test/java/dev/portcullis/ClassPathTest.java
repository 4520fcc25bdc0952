package dev.portcullis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class path at run time has what Drools needs to fire compiled rules, and no compiler of rule text. */
class ClassPathTest {
    @Test
    void droolsHasThirteenJars() {
        List<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.startsWith("drools-") || name.startsWith("kie-") || name.startsWith("slf4j-api"))
                .map(name -> name.replaceFirst("-[0-9].*", ""))
                .toList();

        assertThat(jars)
                .containsExactlyInAnyOrder(
                        "drools-base",
                        "drools-canonical-model",
                        "drools-compiler",
                        "drools-core",
                        "drools-kiesession",
                        "drools-model-compiler",
                        "drools-util",
                        "drools-wiring-api",
                        "drools-wiring-static",
                        "kie-api",
                        "kie-internal",
                        "kie-memory-compiler",
                        "slf4j-api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.mvel2.MVEL",
                "org.drools.tms.TruthMaintenanceSystemImpl",
                "org.drools.mvel.MVELDialectRuntimeData",
                "org.drools.mvel.asm.LambdaIntrospector",
                "org.drools.drl.parser.DrlParser",
                "org.drools.drl.ast.descr.PackageDescr",
                "org.drools.model.codegen.ExecutableModelProject",
                "org.drools.ecj.EclipseJavaCompiler",
                "org.eclipse.jdt.internal.compiler.Compiler",
                "com.github.javaparser.JavaParser",
                "com.thoughtworks.xstream.XStream"
            })
    void noCompilerOfRuleTextIsLoadable(String className) {
        assertThatThrownBy(() -> Class.forName(className, false, getClass().getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
