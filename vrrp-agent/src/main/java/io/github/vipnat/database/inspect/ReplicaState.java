package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server says of replication.
 *
 * @param serverId {@code @@server_id}
 * @param cluster the Galera cluster it is in and in step with
 * @param copiers ids of the servers that are connected and copy from this one, where an administrator may see them
 * @param channels where it copies from
 * @param isReadOnly whether it takes writes from replication and administrators alone ({@code read_only})
 * @param gtidPosition the last transactions it has, {@code 0-1-42}; empty where there are none or it does not say
 */
public record ReplicaState(
        String serverId,
        Optional<String> cluster,
        Set<String> copiers,
        List<Channel> channels,
        boolean isReadOnly,
        Optional<String> gtidPosition) {

    /** One that takes writes, without a position. */
    public ReplicaState(String serverId, Optional<String> cluster, Set<String> copiers, List<Channel> channels) {
        this(serverId, cluster, copiers, channels, false, Optional.empty());
    }

    public ReplicaState {
        copiers = Set.copyOf(copiers);
        channels = List.copyOf(channels);
    }

    /**
     * One source of changes.
     *
     * @param host name or address it is copied from
     * @param sourceId that server's own {@code server_id}, {@code 0} before the first contact
     * @param error what stopped it, or empty
     * @param behind how old the last change was when it arrived; empty when the server does not know
     * @param usesGtid whether it goes on by transaction ids and not by the source's file and offset
     */
    public record Channel(
            String host,
            int port,
            String sourceId,
            boolean isRunning,
            String error,
            Optional<Duration> behind,
            ReplicationFilter filter,
            boolean usesGtid) {

        /** One that goes by file and offset. */
        public Channel(
                String host,
                int port,
                String sourceId,
                boolean isRunning,
                String error,
                Optional<Duration> behind,
                ReplicationFilter filter) {
            this(host, port, sourceId, isRunning, error, behind, filter, false);
        }

        /** Whether it is this server that is meant; a name is not looked up and may be anybody's. */
        public boolean mayBe(Server server) {
            boolean isName = Ipv4.parse(host).isEmpty();
            return port == server.port()
                    && (isName || host.equals(server.address().toString()));
        }

        /** Where from. */
        @Override
        public String toString() {
            return host + " port " + port;
        }
    }

    /** Whether what is written on the other arrives here. */
    boolean copies(Server source, ReplicaState other) {
        boolean isSameCluster = cluster.isPresent() && cluster.equals(other.cluster);
        return isSameCluster || channel(source, other).isPresent();
    }

    /**
     * By which way it arrives. The id alone proves nothing, since a stranger may have the same; a source that is reached at
     * another of its addresses says itself that we copy from it.
     */
    Optional<Channel> channel(Server source, ReplicaState other) {
        return channels.stream()
                .filter(channel -> channel.isRunning() && channel.sourceId().equals(other.serverId))
                .filter(channel -> channel.mayBe(source) || other.copiers.contains(serverId))
                .findFirst();
    }

    /** Servers it copies from that have the other's id and are not the other. */
    List<Channel> strangers(Server source, ReplicaState other) {
        return channel(source, other).isPresent()
                ? List.of()
                : channels.stream()
                        .filter(channel ->
                                channel.isRunning() && channel.sourceId().equals(other.serverId))
                        .toList();
    }
}
