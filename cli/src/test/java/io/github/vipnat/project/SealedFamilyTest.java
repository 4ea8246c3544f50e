package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sealed family is answered for whole (docs/adr 0013), so that a member nobody thought of does not compile. */
class SealedFamilyTest {

    /** Who asks after two members of a family all the same, and why a third one may answer no to both. */
    private static final Map<String, String> MAY_ASK = Map.of(
            "Decision.isGood", "what nobody has called good is counted as a failure",
            "Decision.isOfRulesAsWished", "where nobody says that the rules were seen, they are read again",
            "AgentCycle.askForOthers", "two things to know: is there another holder, was anybody asked at all",
            "ActiveFaults.arm", "what is neither a pair of faults nor none is a fault, and is armed",
            "Router.strike", "what is not done to the router is done to the line, by the shell");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.vipnat");

    @Test
    void should_ask_after_one_member_of_a_family_or_answer_for_all() {
        Map<String, Set<String>> chains = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                membersByFamily(unit).values().stream()
                        .filter(members -> members.size() > 1)
                        .forEach(members -> chains.put(nameOf(unit), members));
            }
        }
        assertThat(chains).containsOnlyKeys(MAY_ASK.keySet());
    }

    private static Map<String, Set<String>> membersByFamily(JavaCodeUnit unit) {
        Stream<JavaClass> asked = Stream.concat(
                unit.getInstanceofChecks().stream().map(InstanceofCheck::getRawType),
                unit.getReferencedClassObjects().stream().map(ReferencedClassObject::getRawType));
        Map<String, Set<String>> members = new TreeMap<>();
        asked.filter(type -> type.getName().startsWith("io.github.vipnat"))
                .map(JavaClass::reflect)
                .forEach(member -> familiesOf(member)
                        .forEach(family -> members.computeIfAbsent(family.getName(), name -> new TreeSet<>())
                                .add(member.getSimpleName())));
        return members;
    }

    /** The lab's quirks are enums: each is a switch of its own, and none is asked whether it is another. */
    private static Stream<Class<?>> familiesOf(Class<?> member) {
        return Stream.concat(Stream.ofNullable(member.getSuperclass()), Arrays.stream(member.getInterfaces()))
                .filter(family -> family.isSealed() && !member.isEnum());
    }

    private static String nameOf(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }

    @Test
    void should_have_one_case_for_each_member() {
        List<Class<?>> cases = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("Cases"))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(answeredFor(type))
                        .as(type.getName())
                        .containsExactlyInAnyOrder(type.getEnclosingClass().getPermittedSubclasses()));
    }

    private static List<Class<?>> answeredFor(Class<?> cases) {
        return Arrays.stream(cases.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(function -> ((ParameterizedType) function).getActualTypeArguments()[0])
                .<Class<?>>map(member -> member instanceof ParameterizedType generic
                        ? (Class<?>) generic.getRawType()
                        : (Class<?>) member)
                .collect(Collectors.toList());
    }
}
