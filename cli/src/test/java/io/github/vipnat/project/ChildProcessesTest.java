package io.github.vipnat.project;

import static io.github.vipnat.project.ImportTable.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.vipnat.child.ChildCommand;
import io.github.vipnat.secret.Secret;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Other programs are started at one door, which keeps our environment from them; and none is told a secret. */
@Execution(ExecutionMode.CONCURRENT)
class ChildProcessesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages(ROOT);

    /** The lab shares no code with the rest, and has a door of its own. */
    @Test
    void should_start_other_programs_at_one_door_of_each_half_of_the_house() {
        assertThat(callers(ChildProcessesTest::startsPrograms))
                .containsExactlyInAnyOrder(ChildCommand.class.getName(), ROOT + ".lab.netfilter.KernelTools");
    }

    private static boolean startsPrograms(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isEquivalentTo(ProcessBuilder.class)
                || (owner.isEquivalentTo(Runtime.class) && access.getName().equals("exec"));
    }

    /** Every user of a host may read the arguments of every program there. */
    @Test
    void should_reveal_no_secret_where_a_program_is_told_something() {
        Set<String> starters = callers(access -> access.getTargetOwner().isEquivalentTo(ChildCommand.class));
        assertThat(starters).isNotEmpty();
        assertThat(callers(access -> access.getTargetOwner().isEquivalentTo(Secret.class)
                        && access.getName().equals("reveal")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(starters);
    }

    private static Set<String> callers(Predicate<JavaAccess<?>> what) {
        return CLASSES.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(what))
                .map(type -> outermost(type).getName())
                .collect(Collectors.toSet());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ChildProcessesTest::outermost).orElse(type);
    }
}
