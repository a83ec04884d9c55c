package dev.latchkey.local.http;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.template.Route;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The local HTTP port: the template's routes, answered by its functions, and the local-only endpoints under
/// `/_local/`. It listens on 127.0.0.1 alone.
public final class HttpApi implements AutoCloseable {

    /// API Gateway's limit for the request line and all headers together.
    private static final int HEADER_BYTES = 10_240;
    private static final int THREADS = 32;

    private final Server server;
    private final ServerConnector connector;
    private final Gateway gateway;

    public HttpApi(List<Route> routes, Functions functions, LocalRoutes local, LocalClock clock, Work work) {
        gateway = new Gateway(routes, functions, clock, work);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setDaemon(true);
        threads.setName("http");
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        server.addConnector(connector);
        server.setHandler(new Exchange(gateway, local));
        server.setErrorHandler(Exchange::refuse);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        return configuration;
    }

    /// Starts to answer. The port is closed with this.
    public void start(HttpPort port) throws IOException {
        try {
            connector.open(port.channel());
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // what Jetty declares
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // what Jetty declares
            throw new IllegalStateException("The HTTP port does not stop", e);
        }
        gateway.close();
    }
}
