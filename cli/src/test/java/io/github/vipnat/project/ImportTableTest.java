package io.github.vipnat.project;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.vipnat.project.ImportTable.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the code to the {@link ImportTable}. */
@Execution(ExecutionMode.CONCURRENT)
class ImportTableTest {

    /** A package of more is a hall; the rules of both linters are a list, and the lab's shell knows itself. */
    private static final int MOST_FILES = 30;

    private static final Set<String> HALLS = Set.of("lint", "keepalived.lint");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void should_have_a_row_for_every_package_and_a_package_for_every_row() {
        Set<String> rooms = CLASSES.stream().map(ImportTableTest::room).collect(Collectors.toCollection(TreeSet::new));
        // A room of rooms may hold nothing itself but what its page says.
        rooms.add("keepalived");
        assertThat(rooms).containsExactlyInAnyOrderElementsOf(ImportTable.rooms());
    }

    @Test
    void should_import_only_what_the_table_allows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = room(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ImportTableTest::room)
                    .filter(to -> !to.equals(from) && !(ImportTable.has(from) && ImportTable.isAllowed(from, to)))
                    .forEach(to -> violations.add(from + " imports " + to + ": " + type.getName()));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void should_allow_nothing_that_nobody_imports() {
        Map<String, Set<String>> unused = new TreeMap<>();
        ImportTable.rooms().forEach(room -> unused.put(room, new TreeSet<>(ImportTable.importsOf(room))));
        for (JavaClass type : CLASSES) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .forEach(target ->
                            unused.getOrDefault(room(type), new TreeSet<>()).remove(room(target)));
        }
        unused.values().removeIf(Set::isEmpty);
        assertThat(unused).isEmpty();
    }

    @Test
    void should_let_only_the_family_into_a_room_within_a_room() {
        Set<String> violations = new TreeSet<>();
        for (String from : ImportTable.rooms()) {
            for (String to : ImportTable.importsOf(from)) {
                boolean isWithin = to.contains(".") && !ImportTable.family(to).equals(ImportTable.family(from));
                if (isWithin && !ImportTable.doors().contains(to)) {
                    violations.add(from + " imports " + to);
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void should_keep_the_lab_free_of_our_code_and_our_code_free_of_the_lab() {
        for (String from : ImportTable.rooms()) {
            for (String to : ImportTable.importsOf(from)) {
                boolean isDemo = from.equals("cli.demo") && to.equals("lab");
                assertThat(ImportTable.isLab(from) == ImportTable.isLab(to) || isDemo)
                        .as(from + " imports " + to)
                        .isTrue();
            }
        }
    }

    @Test
    void should_have_no_cycles_between_packages() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void should_have_no_package_that_is_a_hall() {
        Map<String, Long> files = CLASSES.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(ImportTableTest::room, TreeMap::new, Collectors.counting()));
        files.keySet().removeAll(HALLS);
        files.values().removeIf(count -> count <= MOST_FILES);
        assertThat(files).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "net.schmizz, transport.sshj",
        "com.hierynomus, transport.sshj",
        "com.jcraft, transport.jsch",
        "net.sf.expectit, session.expect",
        "org.snakeyaml, topology.yaml",
        "com.google.gson, json",
        "picocli, cli",
        "org.mariadb, database.session",
        "org.apache.sshd, lab",
    })
    void should_fence_each_library_into_one_room_and_the_rooms_within_it(String library, String room) {
        DescribedPredicate<JavaClass> outside = DescribedPredicate.describe(
                "outside " + room,
                type -> type.getPackageName().startsWith(ROOT)
                        && !room(type).equals(room)
                        && !room(type).startsWith(room + "."));
        noClasses()
                .that(outside)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "." : name.substring(ROOT.length() + 1);
    }
}
