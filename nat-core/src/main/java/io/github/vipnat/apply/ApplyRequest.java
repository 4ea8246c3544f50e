package io.github.vipnat.apply;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import java.util.Optional;

/**
 * One plan for one router.
 *
 * @param fingerprint of the configuration the plan was made from; the router must still have it
 * @param archive whether it has the archive that the revert timer needs
 * @param vip the address that must be alive before traffic is sent to it
 * @param takesBack the run whose way back this is
 * @param ticket the user's own words for the record, may be empty
 * @param wanted unsaved changes that lead where it leads are nobody else's
 */
public record ApplyRequest(
        String router,
        Plan plan,
        CommandScript script,
        String fingerprint,
        boolean archive,
        Ipv4 vip,
        ApplyOptions options,
        Optional<String> takesBack,
        String ticket,
        WantedRules wanted) {}
