package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the decision on a host key to the attempt. jsch asks once the host has proved the key, and logs in after yes.
 *
 * @param wanted false to look at the key only, and go no further
 */
record JschHostKey(ConnectionAttempt attempt, boolean wanted) implements HostKeyRepository {

    @Override
    public int check(String host, byte[] key) {
        if (!attempt.trusts(key) || !wanted) {
            return NOT_INCLUDED;
        }
        attempt.beginLogin();
        return OK;
    }

    @Override
    public void add(HostKey hostKey, @Nullable UserInfo userInfo) {
        throw new UnsupportedOperationException("keys are trusted by vipnat trust alone");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("keys are removed by a human alone");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        remove(host, type);
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return attempt.endpoint().knownHosts().file().toString();
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
