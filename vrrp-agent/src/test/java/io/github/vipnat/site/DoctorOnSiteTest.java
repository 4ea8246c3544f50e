package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.doctor.site.Doctor;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The doctor asks real nodes over real SSH: nothing is wrong with the healthy site, and each fault that is planted is named as
 * the cause by exactly its check.
 */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class DoctorOnSiteTest {

    private Site site;
    private NodeDoors doors;

    /** Waits for the machine's lock, perhaps through a whole other run of such tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void startSite() {
        Site.assumePossible();
        NodeDoors.assumePossible();
        site = Site.up(Site.TO_VIP);
        doors = NodeDoors.open(site);
    }

    @AfterAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closeSite() {
        if (doors != null) {
            doors.close();
        }
        if (site != null) {
            site.close();
        }
    }

    private Diagnosis diagnosis() {
        Topology topology = doors.topology();
        Doctor doctor = Doctor.of(topology, doors.surroundings());
        SiteSight sight = doctor.look(topology.routers(), line -> {});
        return doctor.diagnose(sight);
    }

    private static List<String> told(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::toString).toList();
    }

    @Test
    @Order(1)
    void should_find_no_fault_on_the_healthy_site_and_leave_nothing_unchecked() {
        Diagnosis diagnosis = diagnosis();

        assertThat(diagnosis.faults()).isEmpty();
        assertThat(diagnosis.findings())
                .as(String.join("\n", told(diagnosis)))
                .isNotEmpty()
                .noneMatch(finding -> finding.verdict() == Verdict.NOT_CHECKED);
    }

    @Test
    @Order(2)
    void should_name_several_faults_at_once_each_by_its_own_check() {
        assertIsNamed(PlantedFault.apart());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @Order(3)
    @EnabledIf("isFull")
    void should_name_as_the_cause_what_was_planted(PlantedFault fault) {
        assertIsNamed(List.of(fault));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lesser")
    @Order(4)
    @EnabledIf("isFull")
    void should_tell_of_what_is_no_fault(PlantedFault fault) {
        PlantedFault.Plot plot = new PlantedFault.Plot(site, doors);
        fault.planting().accept(plot);
        try {
            Diagnosis diagnosis = diagnosis();
            assertThat(diagnosis.faults()).isEmpty();
            assertThat(diagnosis.findings())
                    .filteredOn(finding -> finding.verdict() != Verdict.OK)
                    .extracting(finding -> finding.check() + " " + finding.where())
                    .contains(fault.cause());
        } finally {
            fault.mending().accept(plot);
        }
    }

    static List<PlantedFault> lesser() {
        return PlantedFault.lesser();
    }

    private void assertIsNamed(List<PlantedFault> faults) {
        PlantedFault.Plot plot = new PlantedFault.Plot(site, doors);
        faults.forEach(fault -> fault.planting().accept(plot));
        try {
            Diagnosis diagnosis = diagnosis();
            assertThat(diagnosis.faults())
                    .as(String.join("\n", told(diagnosis)))
                    .extracting(finding -> finding.check() + " " + finding.where())
                    .containsExactlyInAnyOrderElementsOf(
                            faults.stream().map(PlantedFault::cause).toList());
        } finally {
            faults.forEach(fault -> fault.mending().accept(plot));
        }
    }

    static List<PlantedFault> faults() {
        return PlantedFault.alone();
    }

    static boolean isFull() {
        return Machine.FULL;
    }
}
