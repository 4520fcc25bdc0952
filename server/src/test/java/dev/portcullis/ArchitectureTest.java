package dev.portcullis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shape of the whole program; this module sees all of it. */
@AnalyzeClasses(
        packages = "dev.portcullis",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyWritten.class})
class ArchitectureTest {
    /** Leaves out what ANTLR and Drools generate, and the tests of other modules. */
    static final class OnlyWritten implements ImportOption {
        private static final Pattern GENERATED =
                Pattern.compile(".*/dev/portcullis/(core/P[0-9A-F]{2}/|parse/Portcullis(Lexer|Parser)).*");
        private static final Pattern TESTS = Pattern.compile(".*-tests\\.jar!.*");

        @Override
        public boolean includes(Location location) {
            return !location.matches(GENERATED) && !location.matches(TESTS);
        }
    }

    private static final String ROOT = "dev.portcullis.";

    /** Which way knowledge flows: a package may use those before it, so there are no cycles. */
    private static final List<String> ORDER = List.of(
            "source",
            "text",
            "value",
            "diagnostic",
            "syntax",
            "parse",
            "check",
            "format",
            "lock",
            "request",
            "role",
            "cluster",
            "decision",
            "fact",
            "core",
            "catalog",
            "pattern",
            "identity",
            "folder",
            "store",
            "model",
            "locks",
            "policy",
            "engine",
            "follow",
            "session",
            "explain",
            "preview",
            "coverage",
            "scenario",
            "schema",
            "audit",
            "draft",
            "copy",
            "server",
            "cli");

    private static final String[] DROOLS = {"org.drools..", "org.kie.."};
    private static final String BANNED_ENDINGS = ".*\\.(Abstract[^.]*|[^.]*(Manager|Helper|Util|Utils|Impl)(\\$.*)?)";

    @ArchTest
    static void packagesUseOnlyThoseBeforeThem(JavaClasses all) {
        for (int place = 0; place < ORDER.size(); place++) {
            String[] later = ORDER.subList(place + 1, ORDER.size()).stream()
                    .map(name -> ROOT + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ORDER.get(place) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(all);
        }
    }

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(JavaClasses all) {
        Set<String> found = all.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()).replaceAll("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @ArchTest
    static final ArchRule antlrStaysInTheParser = noClasses()
            .that()
            .resideOutsideOfPackage("..parse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule droolsStaysInTheCore = noClasses()
            .that()
            .resideOutsideOfPackage("..core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DROOLS);

    /** Sessions without locks answer one request with another one's decision. */
    @ArchTest
    static final ArchRule ruleRunsAreStatelessAndSafeForThreads = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.kie\\.api\\.runtime\\.(KieSession|conf\\.ThreadSafeOption)");

    @ArchTest
    static final ArchRule yamlAndJsonStayAtTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages("..catalog..", "..audit..", "..store.remote..", "..server..", "..cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule picocliStaysInTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("..cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheCommandLineSpeaks = noClasses()
            .that()
            .resideOutsideOfPackage("..cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.portcullis.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = classes().should().haveNameNotMatching(BANNED_ENDINGS);

    @ArchTest
    static final ArchRule publicFieldsAreConstants =
            fields().that().arePublic().should().beFinal().andShould().beStatic();

    @ArchTest
    static final ArchRule staticFieldsNeverChange = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();
}
