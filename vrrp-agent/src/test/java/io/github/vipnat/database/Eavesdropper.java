package io.github.vipnat.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody on the LAN between us and a server, who reads along what we say. */
final class Eavesdropper implements AutoCloseable {

    private final ServerSocket door;
    private final String server;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** Listens on another address, on the server's own port. */
    Eavesdropper(String address, String server, int port) throws IOException {
        this.door = new ServerSocket(port, 50, InetAddress.getByName(address));
        this.server = server;
        daemon(this::serve);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "eavesdropper");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket called = new Socket(server, door.getLocalPort());
                daemon(() -> pass(caller, called, said));
                daemon(() -> pass(called, caller, OutputStream.nullOutputStream()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to, OutputStream copy) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] piece = new byte[8192];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                copy.write(piece, 0, count);
                to.getOutputStream().write(piece, 0, count);
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Everything that was said to the server so far. */
    String said() {
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
