package io.github.vipnat.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom. A row that has to change is a decision, and goes into docs/adr. */
class ImportTableTest {

    private static final String ROOT = "io.github.vipnat";

    /** Everyone may import these. */
    private static final Set<String> COMMON = Set.of("address", "problem", "secret", "json");

    private static final Map<String, Set<String>> MAY_IMPORT = table();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("address", Set.of());
        table.put("problem", Set.of());
        table.put("secret", Set.of("problem"));
        table.put("json", Set.of("problem"));
        table.put("nat", Set.of());
        table.put("transport", Set.of());
        table.put("transport.sshj", Set.of("transport"));
        table.put("transport.jsch", Set.of("transport"));
        table.put("topology", Set.of("nat"));
        table.put("plan", Set.of("nat"));
        table.put("lint", Set.of("nat", "topology", "plan"));
        table.put("device", Set.of("nat", "plan"));
        table.put("ios", Set.of("nat", "plan", "device"));
        table.put("session", Set.of("transport", "device", "session.expect"));
        table.put("session.expect", Set.of("transport"));
        table.put("apply", Set.of("nat", "plan", "device", "session", "transport"));
        table.put("report", Set.of("nat", "plan", "lint", "apply"));
        Set<String> core = Set.of(
                "nat",
                "transport",
                "transport.sshj",
                "transport.jsch",
                "topology",
                "plan",
                "lint",
                "device",
                "ios",
                "session",
                "apply",
                "report");
        table.put("reconcile", core);
        table.put("", plus(core, "reconcile"));
        table.put("keepalived", Set.of("topology"));
        table.put("election", Set.of("keepalived", "topology", "report"));
        table.put("agent", Set.of("keepalived", "topology", "reconcile", "report"));
        table.put("database", Set.of("topology", "report"));
        table.put(
                "doctor", Set.of("topology", "transport", "keepalived", "election", "reconcile", "report", "database"));
        table.put(
                "drill", Set.of("topology", "transport", "keepalived", "election", "reconcile", "report", "database"));
        return table;
    }

    private static Set<String> plus(Set<String> set, String more) {
        return Stream.concat(set.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void should_import_only_what_the_table_allows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = room(type);
            if (isLab(from) || from.equals("cli")) {
                continue;
            }
            assertThat(MAY_IMPORT).as("package of " + type.getName()).containsKey(from);
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ImportTableTest::room)
                    .filter(to -> !to.equals(from) && !isAllowed(from, to))
                    .forEach(to -> violations.add(from + " imports " + to + ": " + type.getName()));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void should_keep_the_lab_free_of_our_code_and_our_code_free_of_the_lab() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (!target.getPackageName().startsWith(ROOT) || isLab(room(type)) == isLab(room(target))) {
                    continue;
                }
                boolean servedByCli = List.of("LabCommand", "DemoCommand", "DemoStory", "LabRouterOptions")
                        .contains(outermost(type).getSimpleName());
                if (!(servedByCli && isLab(room(target)))) {
                    violations.add(type.getName() + " -> " + target.getName());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void should_have_no_cycles_between_packages() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "net.schmizz, transport.sshj",
        "com.hierynomus, transport.sshj",
        "com.jcraft, transport.jsch",
        "net.sf.expectit, session.expect",
        "org.snakeyaml, topology",
        "com.google.gson, json",
        "picocli, cli",
    })
    void should_fence_each_library_into_one_package(String library, String room) {
        DescribedPredicate<JavaClass> outside = DescribedPredicate.describe(
                "outside " + room,
                type -> type.getPackageName().startsWith(ROOT) && !room(type).equals(room));
        noClasses()
                .that(outside)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES);
    }

    private static boolean isAllowed(String from, String to) {
        return (COMMON.contains(to) && !from.equals("address"))
                || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isLab(String room) {
        return room.equals("lab") || room.startsWith("lab.");
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ImportTableTest::outermost).orElse(type);
    }
}
