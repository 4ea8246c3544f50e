package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.Check;
import java.util.List;

/** Every check of services, causes before what follows from them. */
public final class ServiceChecks {

    private ServiceChecks() {}

    public static List<Check> all() {
        return List.of(
                new UnitActiveCheck(),
                new UnitEnabledCheck(),
                new RestartPolicyCheck(),
                new ProcessCheck(),
                new SocketCheck(),
                new VipBindCheck());
    }
}
