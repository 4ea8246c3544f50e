package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Services that are to come back with the machine; keepalived by itself, after a look at its file. */
final class ServiceRecipe {

    static final String ENABLED = "service-enabled";

    private static final String ACTIVE = "service-active";
    private static final String KEEPALIVED = "keepalived";

    private ServiceRecipe() {}

    static Optional<RepairStep> services(RepairCase one) {
        String disabled = one.found(ENABLED).stream()
                .filter(finding -> !service(one, finding).isEmpty())
                .map(finding -> finding.fix().replaceFirst(".* ", ""))
                .filter(unit -> !unit.equals(KEEPALIVED))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
        return disabled.isEmpty()
                ? Optional.empty()
                : Optional.of(RepairStep.overSsh(
                        "services that start with the machine",
                        "sudo systemctl unmask " + disabled + " && sudo systemctl enable " + disabled));
    }

    /**
     * {@code keepalived -t} before keepalived reads a file anew: a reload with a wrong one drops what it does not understand. 2.2.7
     * ends itself with 143 where a script has a user (keepalived-facts 3.1), which says nothing of the file; some files never
     * end it, hence the timeout.
     */
    static Optional<RepairStep> keepalived(RepairCase one) {
        List<Finding> found = List.of(ENABLED, ACTIVE).stream()
                .flatMap(check -> one.found(check).stream())
                .filter(finding -> service(one, finding).equals(KEEPALIVED) && finding.verdict() != Verdict.NOT_CHECKED)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean isDead = found.stream().anyMatch(finding -> finding.check().equals(ACTIVE));
        return Optional.of(RepairStep.overSsh(
                "keepalived, last of all",
                "sudo timeout -k 1 10 keepalived -t -f /etc/keepalived/keepalived.conf; echo $?"
                        + "   # 0: well; 143: Debian 12's could not look; else it names the lines",
                "sudo systemctl enable keepalived",
                isDead
                        ? "sudo systemctl start keepalived"
                        : "sudo systemctl reload keepalived   # only where the file was changed, and -t was content"));
    }

    private static String service(RepairCase one, Finding finding) {
        return finding.where().startsWith(one.name() + " ")
                ? finding.where().substring(one.name().length() + 1)
                : "";
    }
}
