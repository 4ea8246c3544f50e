package io.github.vipnat.database;

import java.util.List;
import java.util.Optional;

/**
 * What a server says of replication.
 *
 * @param serverId {@code @@server_id}
 * @param cluster the Galera cluster it is in and in step with
 * @param channels where it copies from
 */
record ReplicaState(String serverId, Optional<String> cluster, List<Channel> channels) {

    ReplicaState {
        channels = List.copyOf(channels);
    }

    /**
     * One source of changes.
     *
     * @param source host and port it is copied from
     * @param sourceId that server's own {@code server_id}, {@code 0} before the first contact
     * @param error what stopped it, or empty
     */
    record Channel(String source, String sourceId, boolean isRunning, String error) {}

    /** Whether what is written on the other arrives here. */
    boolean copies(ReplicaState other) {
        boolean isSameCluster = cluster.isPresent() && cluster.equals(other.cluster);
        return isSameCluster
                || channels.stream()
                        .anyMatch(channel ->
                                channel.isRunning() && channel.sourceId().equals(other.serverId));
    }
}
