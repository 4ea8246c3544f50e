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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom. A row that has to change is a decision, and goes into docs/adr. */
class ImportTableTest {

    private static final String ROOT = "io.github.vipnat";

    /** Everyone may import these. */
    private static final Set<String> COMMON = Set.of("address", "problem", "secret", "json");

    /** Package: what it may import besides. A dot alone is the root package, the library's front door. */
    private static final String TABLE = """
            address:
            problem:
            secret:         problem
            json:           problem
            filter:
            nat:            filter
            transport:
            transport.sshj: transport
            transport.jsch: transport
            topology:       nat
            plan:           nat
            lint:           nat filter topology plan
            device:         nat plan
            ios:            nat filter plan device
            session:        transport device session.expect
            session.expect: transport
            apply:          nat plan device session transport
            report:         nat plan lint device apply transport
            reconcile:      nat filter transport transport.sshj transport.jsch topology plan lint device ios session session.expect apply report
            .:              nat filter transport transport.sshj transport.jsch topology plan lint device ios session apply report reconcile
            keepalived:     topology
            election:       keepalived topology report
            agent:          keepalived topology reconcile report
            database:       topology report
            doctor:         topology transport keepalived election reconcile report database
            drill:          topology transport keepalived election reconcile report database
            """;

    private static final Map<String, Set<String>> MAY_IMPORT = TABLE.lines()
            .map(row -> row.split(":", -1))
            .collect(
                    Collectors.toMap(row -> row[0], row -> Set.of(row[1].strip().split(" ", -1))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

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
                boolean servedByCli = List.of("LabCommand", "DemoCommand", "DemoStory", "DemoRouter")
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
        "org.mariadb, database",
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
        return room.equals("lab");
    }

    /** The row a class belongs to: its package, or the nearest one above that has a row. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        String room = name.equals(ROOT) ? "." : name.substring(ROOT.length() + 1);
        while (!MAY_IMPORT.containsKey(room) && room.contains(".")) {
            room = room.substring(0, room.lastIndexOf('.'));
        }
        return room;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ImportTableTest::outermost).orElse(type);
    }
}
