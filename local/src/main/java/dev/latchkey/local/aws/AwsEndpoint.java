package dev.latchkey.local.aws;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// One HTTP port on 127.0.0.1 behind which all local AWS services stand: what `AWS_ENDPOINT_URL` points to.
///
/// A request is told apart by the service name in its signature's credential scope. Requests run on virtual
/// threads, because an invoked function calls back into this endpoint while its own request still waits.
public final class AwsEndpoint implements AutoCloseable {

    private final Map<String, AwsService> services = new ConcurrentHashMap<>();
    private final Server server;
    private final ServerConnector connector;

    /// Binds and starts to answer. Services are added afterwards, because some of them run functions, which must
    /// know this endpoint's port.
    ///
    /// @param port 0 for any free one
    /// @throws IllegalStateException where the port is taken
    public AwsEndpoint(int port, Supplier<UUID> requestIds) {
        this(port, Guard.NONE, requestIds);
    }

    /// The same, where not everybody may do everything.
    public AwsEndpoint(int port, Guard guard, Supplier<UUID> requestIds) {
        server = new Server(threads());
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptedTcpNoDelay(true);
        server.addConnector(connector);
        server.setErrorHandler(plainErrors());
        server.setHandler(new RequestHandler(services, guard, requestIds));
        start(port);
    }

    /// @throws IllegalArgumentException where there is one of that name already
    public void add(AwsService service) {
        if (services.putIfAbsent(service.signingName(), service) != null) {
            throw new IllegalArgumentException("There are two AWS services " + service.signingName());
        }
    }

    /// Such as `http://127.0.0.1:4566`.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private void start(int port) {
        try {
            server.start();
        } catch (Exception e) { // Jetty declares no narrower type.
            throw new IllegalStateException("The AWS endpoint cannot listen on 127.0.0.1:" + port, e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares no narrower type.
            throw new IllegalStateException("The AWS endpoint did not stop", e);
        }
    }

    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(8, 2);
        threads.setName("aws-endpoint");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return threads;
    }

    private static ErrorHandler plainErrors() {
        var errors = new ErrorHandler();
        errors.setShowStacks(false);
        return errors;
    }

    /// Topics, ARNs and e-mail addresses stand percent-encoded in paths, slashes included, which Jetty refuses
    /// by default.
    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setSendServerVersion(false);
        return http;
    }
}
