package io.github.vipnat.topology;

import io.github.vipnat.secret.SecretSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The VRRP instance both nodes run.
 *
 * @param virtualRouterId 1 to 255
 * @param advertInterval whole seconds for VRRP version 2, centiseconds for version 3
 */
public record VrrpSettings(
        String instance,
        String interfaceName,
        int virtualRouterId,
        Duration advertInterval,
        Optional<SecretSource> authPassword,
        List<TrackedProcess> track) {

    public VrrpSettings {
        track = List.copyOf(track);
    }

    /**
     * A process keepalived watches.
     *
     * @param process the name as the kernel knows it ({@code comm}, 15 bytes)
     * @param weight added to the priority while it runs, or, negative, taken off while it does not; -253 to 253
     */
    public record TrackedProcess(String process, int weight) {}
}
