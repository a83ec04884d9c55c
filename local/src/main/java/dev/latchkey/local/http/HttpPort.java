package dev.latchkey.local.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;

/// A port of 127.0.0.1 that is taken before anything answers there, so that what is built meanwhile can name its
/// address. Whoever calls already is answered once [HttpApi#start] has it.
public final class HttpPort implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final ServerSocketChannel channel;

    private HttpPort(ServerSocketChannel channel) {
        this.channel = channel;
    }

    /// @param port 0 for any free one
    /// @throws IOException when the port is taken
    public static HttpPort take(int port) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(LOOPBACK, port));
            return new HttpPort(channel);
        } catch (IOException e) {
            channel.close();
            throw new IOException("Failed to bind to " + LOOPBACK + ":" + port, e);
        }
    }

    /// Such as `http://127.0.0.1:8080`.
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + channel.socket().getLocalPort());
    }

    ServerSocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
