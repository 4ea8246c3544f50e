package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.key.PrivateKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import java.util.stream.Stream;

/**
 * The keys of the files that {@code ~/.ssh/config} names, then those of a running ssh-agent. A file that cannot be opened
 * is passed over as long as there is another key to offer, as OpenSSH does: the agent may hold what the file keeps locked.
 *
 * @param opened keys of files
 * @param agent what answers for the rest, if it does
 */
record OfferedKeys(List<Identity> opened, Optional<IdentityRepository> agent) implements IdentityRepository {

    /**
     * Opens the files and asks the agent, before any connection is made.
     *
     * @throws ProblemException of kind INPUT when that gives no key at all, saying what is wrong with each
     */
    static IdentityRepository of(ConnectionAttempt attempt, Login.Agent login, Optional<Path> socket) {
        List<Problem> problems = new ArrayList<>();
        List<Identity> opened = opened(login, problems);
        Optional<IdentityRepository> agent = Optional.empty();
        try {
            agent = Optional.of(AgentKeys.of(attempt, socket));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
        if (opened.isEmpty() && agent.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, problems);
        }
        return new OfferedKeys(opened, agent);
    }

    private static List<Identity> opened(Login.Agent login, List<Problem> problems) {
        JSch keys = new JSch();
        login.files().stream().filter(Files::exists).forEach(file -> {
            try {
                JschLogin.addKey(
                        keys, PrivateKeyFile.read(new Login.KeyFile(login.username(), file, Optional.empty())));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        });
        return List.copyOf(keys.getIdentityRepository().getIdentities());
    }

    @Override
    public String getName() {
        return "key files and agent";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public Vector<Identity> getIdentities() {
        Stream<Identity> held = agent.stream().flatMap(keys -> keys.getIdentities().stream());
        Vector<Identity> all = new Vector<>(opened);
        held.forEach(all::add);
        return all;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        // jsch asks for it only where a program manages an agent's keys.
    }
}
