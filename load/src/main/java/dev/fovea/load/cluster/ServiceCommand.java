package dev.fovea.load.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line of one process of a service.
 *
 * @param java makes command lines
 * @param home where its state, secrets and models lie
 * @param kafka address of the broker, {@code host:port}
 */
record ServiceCommand(JavaCommand java, Home home, String kafka) {

    /**
     * A command line.
     *
     * @param service not the broker
     * @param port of HTTP, on loopback
     * @param model name or {@code name/version} of the model package
     * @param jvmOptions such as the heap
     * @param settings further settings by their full names; those of another service are left out
     */
    List<String> of(Service service, int port, String model, List<String> jvmOptions, Map<String, String> settings) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(port));
        properties.put("kafka.bootstrap.servers", kafka);
        switch (service) {
            case KAFKA -> throw new IllegalArgumentException("the broker is no service of Fovea");
            case INGEST ->
                properties.put("fovea.secrets.directory", home.secrets().toString());
            case INFERENCE -> {
                properties.put("fovea.models.directory", home.models().toString());
                properties.put("fovea.models.use", model);
            }
            case QUERY -> properties.put("fovea.state.directory", home.state().toString());
        }
        settings.forEach((name, value) -> {
            if (concerns(service, name)) {
                properties.put(name, value);
            }
        });
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-XX:+UseSerialGC");
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        return java.app(module(service), options);
    }

    private static boolean concerns(Service service, String setting) {
        return Arrays.stream(Service.values())
                .noneMatch(s -> s != service && setting.startsWith("fovea." + s.word() + "."));
    }

    private static String module(Service service) {
        return switch (service) {
            case KAFKA -> throw new IllegalArgumentException("the broker is no module of Fovea");
            case INGEST -> "ingest";
            case INFERENCE -> "inference/service";
            case QUERY -> "api/query";
        };
    }
}
