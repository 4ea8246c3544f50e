package io.github.vipnat.doctor.vrrp;

import io.github.vipnat.doctor.Check;
import java.util.List;

/** Every check about VRRP, and whether the nodes answer at all. */
public final class VrrpChecks {

    private VrrpChecks() {}

    /** In the order of the table. */
    public static List<Check> all() {
        return List.of(
                new AskedCheck(),
                new VipHolderCheck(),
                new ConfCheck(),
                new ElectionCheck(),
                new JournalCheck(),
                new AdvertsCheck());
    }
}
